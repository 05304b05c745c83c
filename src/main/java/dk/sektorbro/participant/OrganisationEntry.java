package dk.sektorbro.participant;

import dk.sektorbro.exchange.Cvr;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.config.YamlFile;
import java.util.List;
import java.util.Optional;

/** What an entry says of which organisation it is, by its identifiers and name. */
final class OrganisationEntry {

  private OrganisationEntry() {}

  static Optional<Address> address(YamlFile.Entry entry) {
    entry.allowOnly("sor", "gln", "name");
    Optional<PartyId> id = sor(entry);
    Optional<Gln> gln = gln(entry);
    Optional<String> name = name(entry);
    return id.isPresent() && gln.isPresent() && name.isPresent()
        ? Optional.of(new Address(id.get(), gln.get(), name.get()))
        : Optional.empty();
  }

  static Optional<PartyId> sor(YamlFile.Entry entry) {
    return entry.value("sor", "the SOR code, 6 to 18 digits in quotes", PartyId::new);
  }

  static Optional<Gln> gln(YamlFile.Entry entry) {
    return entry.value("gln", "13 digits, the last a modulus-10 check digit, in quotes", Gln::new);
  }

  static Optional<Cvr> cvr(YamlFile.Entry entry) {
    return entry.value("cvr", "8 digits with a modulus-11 check, in quotes", Cvr::new);
  }

  static Optional<String> name(YamlFile.Entry entry) {
    return entry.value(
        "name",
        "the organisation's name",
        text -> {
          if (text.isBlank()) {
            throw new IllegalArgumentException("blank");
          }
          return text.strip();
        });
  }

  static List<Parent> partOf(YamlFile.Entry entry) {
    return entry.child("part-of").stream()
        .flatMap(list -> list.items().stream())
        .flatMap(each -> parent(each).stream())
        .toList();
  }

  /** By its SOR code alone, or with its other identifiers. */
  private static Optional<Parent> parent(YamlFile.Entry entry) {
    if (entry.keys().isEmpty()) {
      return entry
          .as("SOR codes in quotes, the nearest organisation first", PartyId::new)
          .map(id -> new Parent(id, Optional.empty(), Optional.empty()));
    }
    entry.allowOnly("sor", "gln", "cvr");
    Optional<Gln> gln = entry.child("gln").isPresent() ? gln(entry) : Optional.empty();
    Optional<Cvr> cvr = entry.child("cvr").isPresent() ? cvr(entry) : Optional.empty();
    return sor(entry).map(id -> new Parent(id, gln, cvr));
  }
}
