package dev.slipway.approval.release.step;

import dev.slipway.approval.core.release.StepEvent;
import java.util.List;
import java.util.Map;

/// The names under which the events and states of one kind of step are stored. They are a contract with the rows of
/// earlier versions: a name is added, never changed, whatever the classes are called.
///
/// @param types the sealed types among its states, whose JSON says by such a name which one it is
public record StoredNames(
    Map<Class<? extends StepEvent>, String> events,
    Map<Class<?>, String> states,
    List<Class<?>> types) {}
