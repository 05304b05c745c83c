package dk.sektorbro.seal;

import javax.net.ssl.SSLContext;

/**
 * How the hub calls parties: TLS 1.3, showing its own key, trusting its authorities.
 *
 * @param context for HTTP clients that check the host's name
 */
public record PartyConnections(SSLContext context) {}
