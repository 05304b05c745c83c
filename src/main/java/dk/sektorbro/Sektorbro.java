package dk.sektorbro;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The hub. */
@SpringBootApplication
public class Sektorbro {
  public static void main(String[] args) {
    SpringApplication.run(Sektorbro.class, args);
  }
}
