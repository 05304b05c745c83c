package dk.sektorbro.operation;

import dk.sektorbro.seal.DataKeys;
import dk.sektorbro.seal.WrappedKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedResource;

/** Keys that only a running hub can change, in a JMX console. */
@ManagedResource(
    objectName = "dk.sektorbro:type=Keys",
    description = "The keys of concealed columns")
public final class KeysMBean {

  private static final Logger LOG = LoggerFactory.getLogger(KeysMBean.class);

  private final DataKeys dataKeys;
  private final WrappedKeys wrappedKeys;

  KeysMBean(DataKeys dataKeys, WrappedKeys wrappedKeys) {
    this.dataKeys = dataKeys;
    this.wrappedKeys = wrappedKeys;
  }

  /** What older keys concealed is revealed as before. */
  @ManagedOperation(
      description =
          "Makes a new key for concealed columns, used at once here and within a minute by other hubs;"
              + " gives its number")
  public int rotateDataKey() {
    int id = dataKeys.rotate();
    LOG.warn("An administrator rotated the data key; number {} is in use", id);
    return id;
  }

  /** Nothing that is concealed changes. */
  @ManagedOperation(
      description =
          "Makes a new key that wraps the keys of concealed columns and of large files, and wraps each of them"
              + " under it; gives how many there are")
  public int rotateKeyWrap() {
    int wrapped = wrappedKeys.rewrap();
    LOG.warn("An administrator rotated the key that wraps keys; {} are under the new one", wrapped);
    return wrapped;
  }
}
