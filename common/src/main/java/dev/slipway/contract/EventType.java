package dev.slipway.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The logical name of an event on the wire, CloudEvents attribute `type`. It ends in the version
/// of the event's shape and never changes, whatever becomes of the Java class.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

  /// For example `dev.slipway.build.completed.v1`.
  String value();
}
