package io.strikeiq.bench.library;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A library on a class path of Maven's.
 *
 * @param name group and artifact, joined by a colon
 * @param licence as its POM says, or a parent of that; empty when none does
 */
record Library(String name, String version, String licence) {
    /** The libraries of a class path, which stand in a local repository; folders and other jars are passed over. */
    static List<Library> of(String classPath) throws IOException {
        List<Library> libraries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            Path jar = Path.of(entry).toAbsolutePath();
            Path folder = jar.getParent();
            if (entry.endsWith(".jar") && Files.exists(pom(folder))) {
                libraries.add(of(folder));
            }
        }
        return libraries;
    }

    private static Library of(Path folder) throws IOException {
        Element pom = parse(pom(folder));
        String group = text(pom, "groupId");
        String groupId = group.isEmpty() ? text(child(pom, "parent"), "groupId") : group;
        Path repository = folder;
        for (int up = groupId.split("\\.", -1).length + 2; up > 0; up--) {
            repository = repository.getParent();
        }
        String artifact = folder.getParent().getFileName().toString();
        return new Library(groupId + ":" + artifact, folder.getFileName().toString(), licence(pom, repository));
    }

    /** {@code artifact/version/artifact-version.pom}, as every local repository has it. */
    private static Path pom(Path folder) {
        Path artifact = folder.getParent();
        return artifact == null || artifact.getFileName() == null
                ? folder.resolve("none")
                : folder.resolve(artifact.getFileName() + "-" + folder.getFileName() + ".pom");
    }

    private static String licence(Element pom, Path repository) throws IOException {
        Element licences = child(pom, "licenses");
        if (licences != null) {
            return String.join(
                    " or ", children(licences).map(each -> text(each, "name")).toList());
        }
        Element parent = child(pom, "parent");
        if (parent == null) {
            return "";
        }
        Path file = pom(repository
                .resolve(text(parent, "groupId").replace('.', '/'))
                .resolve(text(parent, "artifactId"))
                .resolve(text(parent, "version")));
        return Files.exists(file) ? licence(parse(file), repository) : "";
    }

    private static Element parse(Path pom) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(pom + ": " + e.getMessage(), e);
        }
    }

    private static Element child(Element parent, String name) {
        return children(parent)
                .filter(each -> each.getTagName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String text(Element parent, String name) {
        Element child = child(parent, name);
        return child == null ? "" : child.getTextContent().strip();
    }

    private static Stream<Element> children(Element parent) {
        Stream.Builder<Element> children = Stream.builder();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children.build();
    }
}
