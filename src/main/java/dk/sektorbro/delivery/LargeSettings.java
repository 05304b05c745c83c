package dk.sektorbro.delivery;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What is done with files too large for memory.
 *
 * @param above a file of more bytes is taken out of its message and kept sealed apart
 * @param largestRest what remains of a message then may be this large
 * @param abandonedAfter what was begun and belongs to no message after this time is destroyed
 * @param collectAt the address at which parties reach the hub, for links to files set apart
 * @param collectWithin a file set apart is destroyed when it was not collected by then
 */
@ConfigurationProperties("sektorbro.large")
record LargeSettings(
    DataSize above,
    DataSize largestRest,
    Duration abandonedAfter,
    URI collectAt,
    Duration collectWithin) {}
