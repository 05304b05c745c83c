package dk.sektorbro.participant;

import java.nio.file.Path;

/**
 * Where the X.509 keys of the hub and its parties lie; whoever supplies it has seen to it that they
 * are there.
 */
public record KeyDirectory(Path path) {}
