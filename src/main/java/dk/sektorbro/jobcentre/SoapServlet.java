package dk.sektorbro.jobcentre;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;

/**
 * The servlet of the SOAP stack, which answers 415 to a character set nobody has: the stack itself
 * would throw, with the header's text, into the container's log and error page.
 */
final class SoapServlet extends CXFNonSpringServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void invoke(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    String encoding = request.getCharacterEncoding();
    if (encoding == null || isKnown(encoding)) {
      super.invoke(request, response);
      return;
    }
    try {
      response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
    } catch (IOException e) {
      throw new ServletException(e);
    }
  }

  private static boolean isKnown(String encoding) {
    try {
      return Charset.isSupported(encoding);
    } catch (IllegalCharsetNameException noName) {
      return false;
    }
  }
}
