/// The limits of a service's database connections, and the records that wait for rows that somebody else keeps locked. For
/// the services that have a database: Kafka's records go in when they cannot be handled, and come out in their order.
@NullMarked
package dev.slipway.database;

import org.jspecify.annotations.NullMarked;
