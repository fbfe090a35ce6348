package dev.slipway.messaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/// Words that only services with the same secret can read, for what an event has to carry and nobody
/// else may see: AES-256 in GCM (NIST SP 800-38D) under a key that HKDF-SHA-256 (RFC 5869) derives
/// from the secret and a purpose. Thread-safe.
public final class Sealed {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  private Sealed(SecretKey key) {
    this.key = key;
  }

  /// @param purpose what is sealed; another purpose is another key
  public static Sealed with(String secret, String purpose) {
    try {
      HKDFParameterSpec parameters =
          HKDFParameterSpec.ofExtract()
              .addIKM(secret.getBytes(StandardCharsets.UTF_8))
              .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), 32);
      return new Sealed(KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks HKDF-SHA256", e);
    }
  }

  /// In URL-safe Base64; other bytes each time.
  public String seal(String words) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      byte[] sealed = cipher.doFinal(words.getBytes(StandardCharsets.UTF_8));
      byte[] all = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal", e);
    }
  }

  /// Empty for what was not sealed with the same secret for the same purpose, or was changed since.
  public Optional<String> open(String sealed) {
    try {
      byte[] all = Base64.getUrlDecoder().decode(sealed);
      if (all.length <= NONCE) {
        return Optional.empty();
      }
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, all, 0, NONCE));
      return Optional.of(
          new String(cipher.doFinal(all, NONCE, all.length - NONCE), StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
