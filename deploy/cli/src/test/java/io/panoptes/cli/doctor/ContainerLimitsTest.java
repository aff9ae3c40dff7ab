package io.panoptes.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerLimitsTest {

  @TempDir private Path root;

  @Test
  void versionTwoIsRead() throws IOException {
    write("cpu.max", "150000 100000\n");
    write("memory.max", "1073741824\n");
    assertThat(new ContainerLimits(root).cores()).hasValue(1.5);
    assertThat(new ContainerLimits(root).memory()).hasValue(1 << 30);
  }

  @Test
  void versionOneIsRead() throws IOException {
    write("cpu/cpu.cfs_quota_us", "200000\n");
    write("cpu/cpu.cfs_period_us", "100000\n");
    write("memory/memory.limit_in_bytes", "536870912\n");
    assertThat(new ContainerLimits(root).cores()).hasValue(2);
    assertThat(new ContainerLimits(root).memory()).hasValue(1 << 29);
  }

  @Test
  void noLimitIsNone() throws IOException {
    assertThat(new ContainerLimits(root).cores()).isEmpty();
    assertThat(new ContainerLimits(root).memory()).isEmpty();
    write("cpu.max", "max 100000\n");
    write("memory.max", "max\n");
    assertThat(new ContainerLimits(root).cores()).isEmpty();
    assertThat(new ContainerLimits(root).memory()).isEmpty();
    write("cpu/cpu.cfs_quota_us", "-1\n");
    write("memory/memory.limit_in_bytes", "9223372036854771712\n");
    Files.delete(root.resolve("memory.max"));
    assertThat(new ContainerLimits(root).memory()).isEmpty();
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.writeString(root.resolve(file), text);
  }
}
