package dk.sektorbro.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A FHIR message to be broken, that knows the FHIRPath of what is broken. */
record MessageTree(ObjectNode bundle) {

  private ArrayNode entries() {
    return (ArrayNode) bundle.get("entry");
  }

  ObjectNode header() {
    return (ObjectNode) bundle.at("/entry/0/resource");
  }

  ObjectNode first(String type) {
    for (JsonNode entry : entries()) {
      if (entry.at("/resource/resourceType").asText().equals(type)) {
        return (ObjectNode) entry.get("resource");
      }
    }
    throw new IllegalArgumentException("No " + type);
  }

  String path(String type) {
    return path(first(type));
  }

  String path(ObjectNode resource) {
    for (int i = 0; i < entries().size(); i++) {
      if (entries().get(i).get("resource") == resource) {
        return "Bundle.entry[" + i + "].resource";
      }
    }
    throw new IllegalArgumentException("Not in the message");
  }

  /** Sets an element by JSON pointer and name; returns its FHIRPath. */
  String set(String type, String pointer, String name, String value) {
    ((ObjectNode) first(type).at(pointer)).put(name, value);
    return path(type) + pointer.replaceAll("/([0-9]+)", "[$1]").replace("/", ".") + "." + name;
  }

  /** Adds a resource; returns its FHIRPath. */
  String add(ObjectNode resource) {
    ObjectNode entry = entries().addObject();
    entry.put(
        "fullUrl",
        "https://example.org/"
            + resource.get("resourceType").asText()
            + "/"
            + resource.get("id").asText());
    entry.set("resource", resource);
    return path(resource);
  }

  void removeAll(String type) {
    for (int i = entries().size() - 1; i >= 0; i--) {
      if (entries().get(i).at("/resource/resourceType").asText().equals(type)) {
        entries().remove(i);
      }
    }
  }

  ObjectNode provenanceOfThis() {
    return provenanceOf(header().get("id").asText());
  }

  ObjectNode provenanceOf(String messageHeaderId) {
    String own = "MessageHeader/" + messageHeaderId;
    for (JsonNode entry : entries()) {
      if (entry.at("/resource/resourceType").asText().equals("Provenance")
          && entry.at("/resource/target/0/reference").asText().equals(own)) {
        return (ObjectNode) entry.get("resource");
      }
    }
    throw new IllegalArgumentException("No such Provenance");
  }

  ObjectNode sender() {
    return byReference(header().at("/sender/reference").asText());
  }

  ObjectNode receiver() {
    return byReference(header().at("/destination/0/receiver/reference").asText());
  }

  private ObjectNode byReference(String reference) {
    for (JsonNode entry : entries()) {
      if (reference.endsWith("/" + entry.at("/resource/id").asText())) {
        return (ObjectNode) entry.get("resource");
      }
    }
    throw new IllegalArgumentException("Refers to nothing");
  }

  int identifier(ObjectNode organisation, String system) {
    JsonNode identifiers = organisation.get("identifier");
    for (int i = 0; i < identifiers.size(); i++) {
      if (identifiers.get(i).get("system").asText().endsWith(system)) {
        return i;
      }
    }
    throw new IllegalArgumentException("No identifier of " + system);
  }

  void identifierOf(ObjectNode organisation, String system, String value) {
    ((ObjectNode) organisation.get("identifier").get(identifier(organisation, system)))
        .put("value", value);
  }
}
