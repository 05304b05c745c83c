package dk.sektorbro.operation;

import java.security.Principal;
import java.util.Optional;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who does something at the management port, or at a JMX console, for the audit record. */
final class Operator {

  private static final String CONSOLE = "jmx";

  private Operator() {}

  static String of(SecurityContext who) {
    return Optional.ofNullable(who.getPrincipal()).map(Principal::getName).orElse(CONSOLE);
  }

  /** Over Jolokia the one who is logged in; a JMX console of the machine itself has no login. */
  static String atTheConsole() {
    return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
        .map(Authentication::getName)
        .orElse(CONSOLE);
  }
}
