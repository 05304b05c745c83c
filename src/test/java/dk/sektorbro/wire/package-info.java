/**
 * What a party meets at the hub's public interfaces: real TLS, real SOAP and FHIR, the real
 * mailbox, one hub in a process of its own for all classes.
 */
@NullMarked
package dk.sektorbro.wire;

import org.jspecify.annotations.NullMarked;
