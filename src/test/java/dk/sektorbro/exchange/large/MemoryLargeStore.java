package dk.sektorbro.exchange.large;

import dk.sektorbro.exchange.ByteSource;
import dk.sektorbro.exchange.LargeFile;
import dk.sektorbro.exchange.MessageId;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A large store for tests of what uses one. */
public class MemoryLargeStore implements LargeStore {

  private final Map<UUID, byte[]> contents = new HashMap<>();
  private final Map<MessageId, List<LargeFile>> files = new HashMap<>();
  private final Map<UUID, MessageId> apart = new HashMap<>();
  private final Map<MessageId, UUID> sealed = new HashMap<>();

  /** How many contents are kept. */
  public int size() {
    return contents.size();
  }

  @Override
  public Draft draft(UUID id) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    return new Draft() {
      @Override
      public UUID id() {
        return id;
      }

      @Override
      public void append(byte[] bytes, int offset, int length) {
        written.write(bytes, offset, length);
        contents.put(id, new byte[0]);
      }

      @Override
      public long finish() {
        contents.put(id, written.toByteArray());
        return written.size();
      }

      @Override
      public void discard() {
        contents.remove(id);
      }
    };
  }

  @Override
  public void bind(MessageId message, Collection<LargeFile> bound) {
    files.put(message, List.copyOf(bound));
  }

  @Override
  public List<LargeFile> files(MessageId message) {
    return files.getOrDefault(message, List.of());
  }

  @Override
  public void discardUnbound(Collection<LargeFile> unbound) {
    unbound.stream()
        .filter(file -> files.values().stream().noneMatch(list -> list.contains(file)))
        .forEach(file -> contents.remove(file.id()));
  }

  @Override
  public void destroyFiles(MessageId message, Collection<LargeFile> except) {
    files(message).stream()
        .filter(file -> !except.contains(file))
        .forEach(file -> contents.remove(file.id()));
    files.put(message, List.copyOf(except));
  }

  @Override
  public void keepSealed(MessageId message, UUID draft) {
    sealed.put(message, draft);
  }

  @Override
  public Optional<UUID> sealed(MessageId message) {
    return Optional.ofNullable(sealed.get(message));
  }

  @Override
  public ByteSource content(UUID id) {
    return ByteSource.of(Optional.ofNullable(contents.get(id)).orElseThrow(() -> new Gone(id)));
  }

  @Override
  public void destroy(MessageId message) {
    files(message).forEach(file -> contents.remove(file.id()));
    sealed(message).ifPresent(contents::remove);
  }

  @Override
  public void setApart(MessageId message, UUID id) {
    apart.put(id, message);
  }

  @Override
  public Optional<MessageId> apartOf(UUID id) {
    return Optional.ofNullable(apart.get(id));
  }

  @Override
  public void destroy(UUID id) {
    contents.remove(id);
  }

  @Override
  public void destroyHandedOver(MessageId message) {
    destroy(message);
  }

  @Override
  public void sweep(Instant unboundBefore, Instant apartBefore) {
    throw new UnsupportedOperationException();
  }
}
