package dk.sektorbro.jobcentre;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Where a reader stands in a document, as an XPath with the contract's namespace as default element
 * namespace, such as {@code /SendMessage/Attachment[2]/Data}.
 *
 * <p>A name that the contract does not have is the sender's own text, so it is told by its position
 * only: {@code /SendMessage/*[4]}.
 */
final class ElementPath {

  private final JobcentreContract contract;
  private final Deque<Step> steps = new ArrayDeque<>();
  private final Step outside = new Step("", "");

  ElementPath(JobcentreContract contract) {
    this.contract = contract;
  }

  void enter(String namespace, String name) {
    Step parent = steps.isEmpty() ? outside : steps.getLast();
    boolean known =
        namespace.equals(JobcentreContract.NAMESPACE) && contract.names().contains(name);
    int position = parent.count(known ? name : "*");
    if (known) {
      parent.count("*");
    }
    String text;
    if (!known) {
      text = steps.isEmpty() ? "*" : "*[" + position + "]";
    } else if (contract.repeatable().contains(name)) {
      text = name + "[" + position + "]";
    } else {
      text = name;
    }
    steps.addLast(new Step(known ? name : "", text));
  }

  void leave() {
    steps.removeLast();
  }

  int depth() {
    return steps.size();
  }

  /** The name of the present element; empty where the contract does not have it. */
  String name() {
    return steps.isEmpty() ? "" : steps.getLast().name;
  }

  /** The name of the element that the present one stands in; empty where there is none. */
  String parentName() {
    Iterator<Step> outwards = steps.descendingIterator();
    if (outwards.hasNext()) {
      outwards.next();
    }
    return outwards.hasNext() ? outwards.next().name : "";
  }

  String parent() {
    return text(steps.size() - 1);
  }

  @Override
  public String toString() {
    return text(steps.size());
  }

  private String text(int length) {
    StringBuilder path = new StringBuilder();
    Iterator<Step> all = steps.iterator();
    for (int i = 0; i < length; i++) {
      path.append('/').append(all.next().text);
    }
    return path.toString();
  }

  private static final class Step {
    private final String name;
    private final String text;
    private final Map<String, Integer> children = new HashMap<>();

    Step(String name, String text) {
      this.name = name;
      this.text = text;
    }

    int count(String child) {
      return children.merge(child, 1, Integer::sum);
    }
  }
}
