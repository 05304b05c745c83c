/**
 * The adapter of the jobcentres: their SOAP contract on one side, the exchange on the other.
 *
 * <p>Here: the contract's XML read, checked and written ({@link
 * dk.sektorbro.jobcentre.JobcentreDialect}), the endpoint jobcentre systems call, the client that
 * pushes to them, and the one table from refusals to SOAP faults. Not here: what may be shared
 * (consent), the mailbox and the ledger behind the ports (delivery). The contract's own classes are
 * generated into {@code soap}.
 */
@NullMarked
package dk.sektorbro.jobcentre;

import org.jspecify.annotations.NullMarked;
