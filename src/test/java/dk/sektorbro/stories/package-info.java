/**
 * The three citizens of the rehabilitation report, each from end to end over the real interfaces. A
 * story reads like the story; how its sentences are said in SOAP and FHIR is in {@link
 * dk.sektorbro.stories.TwoSectors}.
 */
@NullMarked
package dk.sektorbro.stories;

import org.jspecify.annotations.NullMarked;
