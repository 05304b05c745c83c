/** What a hub is like after a long time under load: a command that runs it, measures and draws. */
@NullMarked
package dk.sektorbro.soak;

import org.jspecify.annotations.NullMarked;
