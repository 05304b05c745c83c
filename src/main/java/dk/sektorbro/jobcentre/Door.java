package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.Refused;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/** Turns away, before anything of it is read, what was refused at the port. */
final class Door extends AbstractPhaseInterceptor<Message> {

  Door() {
    super(Phase.RECEIVE);
    addBefore(SizeLimit.class.getName());
  }

  @Override
  public void handleMessage(Message message) {
    if (message.get(AbstractHTTPDestination.HTTP_REQUEST) instanceof HttpServletRequest request
        && request.getAttribute(Refused.REQUEST_ATTRIBUTE) instanceof Refused refused) {
      throw refused;
    }
  }
}
