/// The monthly partitions of the tables that only grow.
@NullMarked
package dev.slipway.approval.partition;

import org.jspecify.annotations.NullMarked;
