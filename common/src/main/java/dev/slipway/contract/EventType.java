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

  /// The name that a later version writes and this one already reads, empty for none. A name is read by one version
  /// before the next writes it, so that each reads what the next has written.
  String next() default "";
}
