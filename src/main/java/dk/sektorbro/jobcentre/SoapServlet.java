package dk.sektorbro.jobcentre;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.cxf.helpers.HttpHeaderHelper;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.jspecify.annotations.Nullable;

/**
 * The servlet of the SOAP stack, which answers 415 to a character set nobody has: the stack itself
 * would throw, with the header's text, into the container's log and error page.
 */
final class SoapServlet extends CXFNonSpringServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void invoke(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    if (isReadable(request)) {
      super.invoke(request, response);
      return;
    }
    try {
      response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
    } catch (IOException e) {
      throw new ServletException(e);
    }
  }

  private static boolean isReadable(HttpServletRequest request) {
    try {
      return isKnown(HttpHeaderHelper.findCharset(request.getContentType()))
          && isKnown(request.getCharacterEncoding());
    } catch (
        RuntimeException unreadable) { // the stack's own, at a quotation mark that ends nothing
      return false;
    }
  }

  /** To the stack, which finds a name also where the container finds none. */
  private static boolean isKnown(@Nullable String encoding) {
    return encoding == null || HttpHeaderHelper.mapCharset(encoding) != null;
  }
}
