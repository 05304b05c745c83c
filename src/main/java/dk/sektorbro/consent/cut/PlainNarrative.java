package dk.sektorbro.consent.cut;

import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/**
 * A narrative made of what a resource still says: its texts, codes and dates, a line each under the
 * name of their element.
 */
final class PlainNarrative {

  private PlainNarrative() {}

  static Narrative of(DomainResource resource) {
    XhtmlNode div = new XhtmlNode(NodeType.Element, "div");
    div.attribute("xmlns", "http://www.w3.org/1999/xhtml");
    XhtmlNode list = div.addTag("ul");
    for (Property property : resource.children()) {
      for (Base value : property.getValues()) {
        lines(property.getName(), value, list);
      }
    }
    if (list.getChildNodes().isEmpty()) {
      list.addTag("li").addText(resource.fhirType());
    }
    Narrative narrative = new Narrative();
    narrative.setStatus(NarrativeStatus.GENERATED);
    narrative.setDiv(div);
    return narrative;
  }

  private static void lines(String name, Base value, XhtmlNode list) {
    switch (value) {
      case Meta technical -> {}
      case Narrative replaced -> {}
      case Extension technical -> {}
      case Reference pointing -> {}
      case Attachment file -> line(name, file.hasTitle() ? file.getTitle() : "file", list);
      case Coding coding ->
          line(name, coding.hasDisplay() ? coding.getDisplay() : coding.getCode(), list);
      case PrimitiveType<?> leaf when !name.equals("id") && leaf.hasValue() ->
          line(name, leaf.getValueAsString(), list);
      default -> {
        for (Property child : value.children()) {
          child.getValues().forEach(each -> lines(child.getName(), each, list));
        }
      }
    }
  }

  private static void line(String name, String text, XhtmlNode list) {
    list.addTag("li").addText(name.replace("[x]", "") + ": " + text);
  }
}
