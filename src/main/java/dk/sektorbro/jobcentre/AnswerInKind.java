package dk.sektorbro.jobcentre;

import java.util.Locale;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** Who asks by MTOM is answered by MTOM; who does not, gets its bytes inline. */
final class AnswerInKind extends AbstractPhaseInterceptor<Message> {

  AnswerInKind() {
    super(Phase.RECEIVE);
  }

  @Override
  public void handleMessage(Message message) {
    boolean multipart =
        message.get(Message.CONTENT_TYPE) instanceof String type
            && type.toLowerCase(Locale.ROOT).startsWith("multipart/related");
    message.getExchange().put(Message.MTOM_ENABLED, multipart);
  }
}
