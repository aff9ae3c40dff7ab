package io.panoptes.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegistryExceptionTest {

  @Test
  void whatTheRegistrySaysStaysInOneLineAndDoesNotWriteToATerminal() {
    assertThat(new RegistryException("a\r\nb\u009b2Jc\u0085d\u2028e\u2029f"))
        .hasMessage("a b 2Jc d e f");
  }
}
