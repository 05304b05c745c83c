package dk.sektorbro.jobcentre;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTableTest {

  private static final EnumSet<RefusalCode> HEARD_BY_AN_EHR_ONLY =
      EnumSet.of(
          RefusalCode.REQUEST_ACCEPTED,
          RefusalCode.REQUEST_EXPIRED,
          RefusalCode.DECLINE_NOT_ALLOWED,
          RefusalCode.FORWARD_NOT_POSSIBLE,
          RefusalCode.DISCHARGE_SUPERSEDED,
          RefusalCode.DISCHARGE_CANCELLED);

  @Test
  void theFirstReasonDecidesTheFaultAndEveryReasonIsTold() {
    FaultTable.Told told =
        FaultTable.tell(
            new Refused(
                List.of(
                    new Refusal(RefusalCode.RECEIVER_UNKNOWN, "/SendMessage/Receiver", "Unknown."),
                    new Refusal(RefusalCode.UNKNOWN_CODE, "/SendMessage/Category", "No code."))));

    assertThat(told.kind()).isEqualTo(FaultKind.RECEIVER_REFUSED);
    assertThat(told.detail().getProblem())
        .extracting(problem -> problem.getCode())
        .containsExactly("RECEIVER_UNKNOWN", "UNKNOWN_CODE");
  }

  @ParameterizedTest
  @EnumSource(RefusalCode.class)
  void everyReasonHasAFaultOfTheContract(RefusalCode code) {
    FaultTable.Told told = FaultTable.tell(new Refused(code, "/a".repeat(400), "b".repeat(900)));

    byte[] written =
        new ContractWriter(JobcentreContract.load(), new ContractReader(JobcentreContract.load()))
            .write(
                new jakarta.xml.bind.JAXBElement<>(
                    told.kind().element(),
                    dk.sektorbro.jobcentre.soap.ExchangeFault.class,
                    told.detail()));
    assertThat(written).isNotEmpty();
  }

  @Test
  void theGuideNamesEveryReasonThatAJobcentreCanHearUnderItsFault() throws IOException {
    List<String> guide = Files.readAllLines(Path.of("docs/integrating-a-jobcentre.md"));

    assertThat(EnumSet.complementOf(HEARD_BY_AN_EHR_ONLY))
        .allSatisfy(
            code ->
                assertThat(guide)
                    .filteredOn(line -> line.startsWith("| `") && line.contains("`" + code + "`"))
                    .singleElement()
                    .asString()
                    .startsWith("| `" + FaultTable.kindOf(code).element().getLocalPart() + "`"));
  }

  @Test
  void onlyWhatTheHubMustMendBlamesTheHub() {
    assertThat(
            Arrays.stream(FaultKind.values())
                .filter(kind -> kind.blame() == FaultKind.Blame.SERVER))
        .containsExactly(FaultKind.UNAVAILABLE);
  }
}
