/**
 * Reading configuration files so that every fault names file, line and remedy. Not here: what any
 * file means.
 */
@NullMarked
package dk.sektorbro.exchange.config;

import org.jspecify.annotations.NullMarked;
