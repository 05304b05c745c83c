package dk.sektorbro.jobcentre;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the jobcentres' interface.
 *
 * @param largestRequest a request larger than this is refused, attachments included
 * @param connectTimeout how long a push waits for a jobcentre's connection
 * @param answerTimeout how long a push waits for a jobcentre's answer
 */
@ConfigurationProperties("sektorbro.jobcentre")
public record JobcentreSettings(
    @DefaultValue("150MB") DataSize largestRequest,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("30s") Duration answerTimeout) {}
