package dk.sektorbro.delivery;

import dk.sektorbro.exchange.PartyId;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Files that were set apart of a message, over REST. */
@RestController
@RequestMapping("/mailbox/v1/attachments")
class AttachmentEndpoint {

  private final AttachmentDesk desk;

  AttachmentEndpoint(AttachmentDesk desk) {
    this.desk = desk;
  }

  @GetMapping("/{id}")
  ResponseEntity<Resource> collect(
      @RequestAttribute(PartyId.REQUEST_ATTRIBUTE) PartyId party, @PathVariable UUID id) {
    return desk.collect(party, id)
        .map(
            file ->
                ResponseEntity.ok()
                    .contentType(
                        file.sealed()
                            ? MediaType.parseMediaType("application/cms")
                            : MediaType.APPLICATION_OCTET_STREAM)
                    .cacheControl(CacheControl.noStore())
                    .<Resource>body(new Streamed(file.bytes())))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  @PostMapping("/{id}/acknowledgement")
  ResponseEntity<Void> acknowledge(
      @RequestAttribute(PartyId.REQUEST_ATTRIBUTE) PartyId party, @PathVariable UUID id) {
    return desk.acknowledge(party, id)
        ? ResponseEntity.noContent().build()
        : ResponseEntity.notFound().build();
  }
}
