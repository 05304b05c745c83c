package dk.sektorbro.participant;

import dk.sektorbro.exchange.Cvr;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.PartyId;
import java.util.Optional;

/**
 * An organisation that a participant is part of, by every identifier that a consent may name it by.
 */
public record Parent(PartyId id, Optional<Gln> gln, Optional<Cvr> cvr) {}
