/// The secrets that projects name, and the signatures that are made with them: a service that takes or sends what is
/// signed and the command line use the same.
///
/// In: a name, and the folder and the variables of the process. Out: the secret's value, which nobody logs.
@NullMarked
package dev.slipway.secret;

import org.jspecify.annotations.NullMarked;
