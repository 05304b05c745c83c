package dk.sektorbro.delivery;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away requests whose headers Spring fails on instead of refusing them: it reads {@code
 * Accept} before anything that could answer.
 */
final class MailboxDoor extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isReadable(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)))) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }
  }

  private static boolean isReadable(List<String> accepted) {
    try {
      List<MediaType> unused = MediaType.parseMediaTypes(accepted);
      return true;
    } catch (RuntimeException unreadable) {
      return false;
    }
  }
}
