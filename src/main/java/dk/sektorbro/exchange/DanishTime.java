package dk.sektorbro.exchange;

import java.time.ZoneId;

/** The time that law and messages mean where they give a day or a clock time. */
public final class DanishTime {

  public static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

  private DanishTime() {}
}
