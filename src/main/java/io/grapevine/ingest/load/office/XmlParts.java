package io.grapevine.ingest.load.office;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The XML parts of a zipped document. Entities and document types are not read, so nothing is fetched and
/// nothing unfolds.
final class XmlParts implements AutoCloseable {

    private static final XMLInputFactory XML = factory();

    private final ZipFile zip;
    private final TextBudget budget;

    XmlParts(Path file, TextBudget budget) throws IOException {
        this.zip = new ZipFile(file.toFile());
        this.budget = budget;
    }

    /// What is done with the element at which a reader stands.
    interface Visitor {
        void visit(XMLStreamReader in) throws XMLStreamException;
    }

    boolean has(String part) {
        return zip.getEntry(part) != null;
    }

    Optional<InputStream> open(String part) throws IOException {
        var entry = zip.getEntry(part);
        return entry == null ? Optional.empty() : Optional.of(zip.getInputStream(entry));
    }

    /// A whole part; empty where there is none of that name.
    Optional<XmlNode> whole(String part) throws IOException {
        var found = new XmlNode[1];
        each(part, in -> found[0] = XmlNode.read(in, budget));
        return Optional.ofNullable(found[0]);
    }

    /// Visits the elements of a part from the outermost on; one whose visitor reads it to its end is not
    /// entered.
    void each(String part, Visitor visitor) throws IOException {
        var opened = open(part);
        if (opened.isEmpty()) {
            return;
        }
        try (var bytes = opened.get()) {
            var in = XML.createXMLStreamReader(bytes);
            while (in.hasNext()) {
                if (in.next() == XMLStreamConstants.START_ELEMENT) {
                    visitor.visit(in);
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(part + ": " + e.getMessage(), e);
        }
    }

    /// Parts that a part refers to, by the identifier of the relation.
    Map<String, Relation> relations(String part) throws IOException {
        int slash = part.lastIndexOf('/');
        var folder = part.substring(0, slash + 1);
        var relations = new LinkedHashMap<String, Relation>();
        whole(folder + "_rels/" + part.substring(slash + 1) + ".rels")
                .ifPresent(root -> root.all("Relationship")
                        .filter(relation -> !relation.get("TargetMode").equals("External"))
                        .forEach(relation -> relations.put(
                                relation.get("Id"),
                                new Relation(
                                        relation.get("Type")
                                                .substring(relation.get("Type").lastIndexOf('/') + 1),
                                        resolve(folder, relation.get("Target"))))));
        return relations;
    }

    /// @param type the last word of the relation's type, which the strict form shares: `styles`
    record Relation(String type, String part) {}

    /// The part with which an Office document begins.
    String mainPart(String otherwise) throws IOException {
        return relations("").values().stream()
                .filter(relation -> relation.type.equals("officeDocument"))
                .map(Relation::part)
                .findFirst()
                .orElse(otherwise);
    }

    /// A path as it is meant in a folder.
    static String resolve(String folder, String target) {
        var path = URLDecoder.decode(target.replace("+", "%2B"), StandardCharsets.UTF_8);
        var whole = path.startsWith("/") ? path.substring(1) : folder + path;
        return Path.of(whole).normalize().toString().replace('\\', '/');
    }

    TextBudget budget() {
        return budget;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return factory;
    }
}
