package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.Dialect;
import dk.sektorbro.exchange.Refused;
import jakarta.xml.bind.Marshaller;
import java.io.ByteArrayOutputStream;

/**
 * Writes a document of the contract and reads it again as its receiver would. The same object gives
 * the same bytes.
 */
final class ContractWriter {

  private final JobcentreContract contract;
  private final ContractReader reader;

  ContractWriter(JobcentreContract contract, ContractReader reader) {
    this.contract = contract;
    this.reader = reader;
  }

  /**
   * @throws Dialect.InvalidOutput naming the elements that break the schema
   */
  byte[] write(Object root) {
    byte[] document =
        contract.bind(
            binding -> {
              Marshaller marshaller = binding.createMarshaller();
              marshaller.setProperty(Marshaller.JAXB_ENCODING, "UTF-8");
              ByteArrayOutputStream out = new ByteArrayOutputStream();
              marshaller.marshal(root, out);
              return out.toByteArray();
            });
    try {
      Object unused = reader.read(document);
    } catch (Refused refused) {
      throw new Dialect.InvalidOutput(String.valueOf(refused.getMessage()));
    }
    return document;
  }
}
