package dk.sektorbro.soak;

import com.sun.management.OperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dk.sektorbro.world.HubProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What a hub's process tells of itself: its memory and processor time by JMX, its queues. */
final class Gauges implements AutoCloseable {

  private static final String QUEUE = "sektorbro_queue_messages";

  private final HubProcess hub;
  private final JMXConnector connector;
  private final MemoryMXBean memory;
  private final OperatingSystemMXBean system;

  @SuppressWarnings("BanJNDI") // the address is of a process that the test started itself
  Gauges(HubProcess hub) {
    this.hub = hub;
    try {
      VirtualMachine machine = VirtualMachine.attach(String.valueOf(hub.pid()));
      connector =
          JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
      machine.detach();
      MBeanServerConnection beans = connector.getMBeanServerConnection();
      memory = ManagementFactory.getPlatformMXBean(beans, MemoryMXBean.class);
      system = ManagementFactory.getPlatformMXBean(beans, OperatingSystemMXBean.class);
    } catch (AttachNotSupportedException e) {
      throw new IllegalStateException("The hub's process does not tell of itself", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the heap holds after a full collection, in bytes. Stops the hub for the collection. */
  long live() {
    memory.gc();
    return used();
  }

  /** What the heap holds, garbage included, in bytes. */
  long used() {
    return memory.getHeapMemoryUsage().getUsed();
  }

  /** Processor time that the process has used since it started. */
  Duration busy() {
    return Duration.ofNanos(system.getProcessCpuTime());
  }

  /** The process's resident memory in bytes; 0 where the system does not tell it as Linux does. */
  long resident() {
    Path status = Path.of("/proc", String.valueOf(hub.pid()), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many messages lie in the hub's queues. */
  int queued() {
    return (int)
        hub.metrics()
            .lines()
            .filter(line -> line.startsWith(QUEUE))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .sum();
  }

  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
