/// Cleaning and bounding of text that comes from outside: CI systems, Git hosts, chat, clusters.
@org.jspecify.annotations.NullMarked
package dev.slipway.contract.text;
