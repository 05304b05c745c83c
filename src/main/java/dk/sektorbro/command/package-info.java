/**
 * The command line: one jar that serves, and that asks a running hub what it is doing.
 *
 * <p>Here: what each command takes and prints, its exit codes, how it reaches the management port.
 * Not here: what the hub answers there (operation). Commands that work on files need no hub. Enter
 * by {@link dk.sektorbro.command.CommandLineInterface}.
 */
@NullMarked
package dk.sektorbro.command;

import org.jspecify.annotations.NullMarked;
