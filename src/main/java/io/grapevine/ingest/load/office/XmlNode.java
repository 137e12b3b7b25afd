package io.grapevine.ingest.load.office;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// An element of XML with what is in it. Names are without namespace: the strict and the usual form of Office
/// files differ in nothing else.
///
/// @param attributes by local name; those of relationships begin with `r:`
/// @param children   elements and, as nodes without a name, text
record XmlNode(String name, Map<String, String> attributes, List<XmlNode> children, String text) {

    /// Elements within elements; documents have some dozens.
    private static final int DEEPEST = 400;

    /// Reads the element at which a reader stands, and leaves it at that element's end.
    ///
    /// @param budget takes in each text's length, and throws where there are too many
    static XmlNode read(XMLStreamReader in, TextBudget budget) throws XMLStreamException {
        return read(in, budget, 0);
    }

    private static XmlNode read(XMLStreamReader in, TextBudget budget, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new XMLStreamException("has elements in elements, more than " + DEEPEST + " deep");
        }
        var node = new XmlNode(in.getLocalName(), attributes(in), new ArrayList<>(), "");
        while (in.next() != XMLStreamConstants.END_ELEMENT) {
            switch (in.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> node.children.add(read(in, budget, depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    budget.take(in.getTextLength());
                    node.children.add(new XmlNode("", Map.of(), List.of(), in.getText()));
                }
                case XMLStreamConstants.END_DOCUMENT -> throw new XMLStreamException("ends within " + node.name);
                default -> {} // remarks and instructions
            }
        }
        return node;
    }

    static Map<String, String> attributes(XMLStreamReader in) {
        var attributes = new LinkedHashMap<String, String>();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            var namespace = in.getAttributeNamespace(i);
            boolean relation = namespace != null && namespace.endsWith("/relationships");
            attributes.put((relation ? "r:" : "") + in.getAttributeLocalName(i), in.getAttributeValue(i));
        }
        return attributes;
    }

    boolean is(String wanted) {
        return name.equals(wanted);
    }

    /// An attribute, empty where there is none.
    String get(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    /// A whole number of an attribute.
    int number(String attribute, int otherwise) {
        var value = get(attribute);
        return value.matches("-?\\d{1,9}") ? Integer.parseInt(value) : otherwise;
    }

    Stream<XmlNode> all(String wanted) {
        return children.stream().filter(child -> child.is(wanted));
    }

    Optional<XmlNode> first(String wanted) {
        return all(wanted).findFirst();
    }

    /// The element at the end of a path of names.
    Optional<XmlNode> at(String... path) {
        var node = Optional.of(this);
        for (var step : path) {
            node = node.flatMap(parent -> parent.first(step));
        }
        return node;
    }

    /// All elements of a name, however deep.
    List<XmlNode> descendants(String wanted) {
        var found = new ArrayList<XmlNode>();
        collect(wanted, found);
        return found;
    }

    private void collect(String wanted, List<XmlNode> found) {
        for (var child : children) {
            if (child.is(wanted)) {
                found.add(child);
            }
            child.collect(wanted, found);
        }
    }

    /// All elements of a name, without those that are in another element of a second name.
    List<XmlNode> descendantsUntil(String wanted, String barrier) {
        var found = new ArrayList<XmlNode>();
        for (var child : children) {
            if (child.is(wanted)) {
                found.add(child);
            } else if (!child.is(barrier)) {
                found.addAll(child.descendantsUntil(wanted, barrier));
            }
        }
        return found;
    }

    /// All text in it.
    String allText() {
        if (name.isEmpty()) {
            return text;
        }
        var all = new StringBuilder();
        children.forEach(child -> all.append(child.allText()));
        return all.toString();
    }
}
