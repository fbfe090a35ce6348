/// Project files: read, merged with their bases, checked, published, and watched.
@NullMarked
package dev.slipway.gateway.project;

import org.jspecify.annotations.NullMarked;
