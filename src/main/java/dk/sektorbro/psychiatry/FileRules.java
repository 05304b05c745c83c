package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationPayloadComponent;
import org.hl7.fhir.r4.model.DocumentReference;

/** That each file of a message is what it says it is, of a kind that its receiver can show. */
final class FileRules {

  private static final Set<String> ATTACHMENT_TYPES =
      Set.of("application/pdf", "image/gif", "image/jpeg", "image/png", "image/tiff", "image/bmp");

  private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

  private final MessageBundle message;
  private final List<Refusal> refusals = new ArrayList<>();

  private FileRules(MessageBundle message) {
    this.message = message;
  }

  static List<Refusal> broken(MessageBundle message) {
    FileRules rules = new FileRules(message);
    rules.check();
    return rules.refusals;
  }

  private void check() {
    for (Communication communication : message.all(Communication.class)) {
      List<CommunicationPayloadComponent> payloads = communication.getPayload();
      for (int i = 0; i < payloads.size(); i++) {
        if (payloads.get(i).getContent() instanceof Attachment attachment) {
          fileIsWhatItSays(attachment, message.path(communication) + ".payload[" + i + "].content");
        }
      }
    }
    for (DocumentReference document : message.all(DocumentReference.class)) {
      for (int i = 0; i < document.getContent().size(); i++) {
        fileIsWhatItSays(
            document.getContent().get(i).getAttachment(),
            message.path(document) + ".content[" + i + "].attachment");
      }
    }
  }

  private void fileIsWhatItSays(Attachment attachment, String path) {
    if (attachment.hasUrl() && !isWebAddress(attachment.getUrl())) {
      refuse(
          RefusalCode.PROFILE_VIOLATION, path + ".url", "A link begins with https:// or http://.");
    }
    if (attachment.hasContentType()
        ? !ATTACHMENT_TYPES.contains(attachment.getContentType())
        : attachment.hasData()) {
      refuse(
          RefusalCode.ATTACHMENT_TYPE,
          path + ".contentType",
          "Attachments are application/pdf or image/gif, jpeg, png, tiff or bmp. Convert the file.");
    }
    if ("application/pdf".equals(attachment.getContentType())
        && attachment.hasData()
        && !isPdf(attachment.getData())) {
      refuse(
          RefusalCode.NOT_A_PDF,
          path + ".data",
          "The file is declared as application/pdf and does not begin as a PDF does. Attach the file itself.");
    }
  }

  private static boolean isWebAddress(String url) {
    try {
      URI address = new URI(url);
      return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
          && address.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isPdf(byte[] data) {
    return data.length > PDF.length && Arrays.equals(data, 0, PDF.length, PDF, 0, PDF.length);
  }

  private void refuse(RefusalCode code, String location, String explanation) {
    refusals.add(new Refusal(code, location, explanation));
  }
}
