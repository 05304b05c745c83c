/**
 * A whole exchange for end-to-end tests: a hub with its own directory and keys, and parties that
 * know it by its interfaces only.
 */
@NullMarked
package dk.sektorbro.world;

import org.jspecify.annotations.NullMarked;
