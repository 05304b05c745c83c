/**
 * What the fuzz tests of the entry points share: what no answer and no log may say, and how long
 * one input may take. The fuzz tests themselves lie beside the code that they try.
 */
@NullMarked
package dk.sektorbro.fuzz;

import org.jspecify.annotations.NullMarked;
