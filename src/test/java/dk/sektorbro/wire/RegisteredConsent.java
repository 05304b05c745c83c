package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** A consent or refusal registered over FHIR, withdrawn where the test ends. */
record RegisteredConsent(Caller registrar, String id) implements AutoCloseable {

  /**
   * @param consent a FHIR Consent as JSON
   */
  static RegisteredConsent by(Caller registrar, String consent) {
    HttpResponse<String> answer = registrar.posts("/fhir/Consent", Caller.JSON, consent);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    String location = answer.headers().firstValue("Location").orElseThrow();
    return new RegisteredConsent(registrar, location.replaceAll(".*/Consent/([0-9a-f-]+).*", "$1"));
  }

  @Override
  public void close() {
    HttpResponse<String> answer =
        registrar.sends(
            "/fhir/Consent/" + id + "/$withdraw", request -> request.POST(BodyPublishers.noBody()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
