package dev.slipway.contract;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a record that has a builder beside it, for `Build` a `BuildBuilder`, made by the compiler. What a builder is
/// not told is null, 0, false or, if the record makes it so, empty.
@RecordBuilder.Template(
    options =
        @RecordBuilder.Options(
            prefixEnclosingClassNames = false,
            enableGetters = false,
            enableWither = false,
            addStaticBuilder = false))
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Buildable {}
