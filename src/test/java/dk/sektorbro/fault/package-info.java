/**
 * What the hub promises when its process is killed: nothing accepted is lost, nothing is delivered
 * twice, nothing is readable.
 */
@NullMarked
package dk.sektorbro.fault;

import org.jspecify.annotations.NullMarked;
