package dk.sektorbro.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.exchange.Concealer.ConcealedContentDamaged;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

class DataKeyConcealerTest {

  private static final byte[] NAME = "Bruno Test Elmer".getBytes(StandardCharsets.UTF_8);
  private static final String HERE = "message.particulars/3f0c1b52";
  private static final String ELSEWHERE = "message.particulars/7a11c0de";

  private final MemoryDataKeys dataKeys = new MemoryDataKeys(newKey());
  private final DataKeyConcealer concealer = new DataKeyConcealer(dataKeys, Keys.RANDOM);

  @Test
  void whatIsConcealedIsRevealedInItsPlace() {
    byte[] concealed = concealer.conceal(NAME, HERE);

    assertThat(concealer.reveal(concealed, HERE)).isEqualTo(NAME);
    assertThat(new String(concealed, StandardCharsets.ISO_8859_1)).doesNotContain("Bruno");
  }

  @Test
  void aValueMovedToAnotherPlaceDoesNotOpen() {
    byte[] concealed = concealer.conceal(NAME, HERE);

    assertThatThrownBy(() -> concealer.reveal(concealed, ELSEWHERE))
        .isInstanceOf(ConcealedContentDamaged.class);
  }

  @Test
  void theSameContentIsNeverConcealedTheSameTwice() {
    assertThat(concealer.conceal(NAME, HERE)).isNotEqualTo(concealer.conceal(NAME, HERE));
  }

  @Test
  void oldValuesOpenAfterTheDataKeyWasReplaced() {
    byte[] concealed = concealer.conceal(NAME, HERE);

    dataKeys.add(newKey());

    assertThat(concealer.reveal(concealed, HERE)).isEqualTo(NAME);
    assertThat(concealer.conceal(NAME, HERE)[4]).isEqualTo((byte) 2);
  }

  @Test
  void aValueUnderAKeyThatIsGoneDoesNotOpen() {
    byte[] concealed = concealer.conceal(NAME, HERE);
    dataKeys.add(newKey());
    dataKeys.remove(1);

    assertThatThrownBy(() -> concealer.reveal(concealed, HERE))
        .isInstanceOf(ConcealedContentDamaged.class)
        .hasRootCauseMessage("Data key 1 is gone");
  }

  @Test
  void noByteOfAValueCanBeChangedOrCutOff() {
    dataKeys.add(newKey());
    byte[] concealed = concealer.conceal(NAME, HERE);

    for (int position = 0; position < concealed.length; position++) {
      byte[] changed = concealed.clone();
      changed[position] ^= 1;
      byte[] cut = Arrays.copyOf(concealed, position);
      assertThatThrownBy(() -> concealer.reveal(changed, HERE))
          .isInstanceOf(ConcealedContentDamaged.class);
      assertThatThrownBy(() -> concealer.reveal(cut, HERE))
          .isInstanceOf(ConcealedContentDamaged.class);
    }
  }

  private static SecretKey newKey() {
    return KeyRingKeys.newKey(Keys.RANDOM, "AES");
  }
}
