package io.panoptes.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.panoptes.cli.doctor.Doctor;
import io.panoptes.cli.doctor.Findings;
import io.panoptes.models.engine.ConvolutionTrial;
import io.panoptes.models.engine.EngineSelection;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether this machine has what is needed. */
@Command(
    name = "doctor",
    description = {
      "Look at this machine: Java, cores, memory, engines, GPUs, versions.",
      "Ends with 1 where the default engine could not run."
    })
final class DoctorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Findings findings =
        new Doctor(EngineSelection.ofThisMachine(), ConvolutionTrial::run).examine();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(findings.facts()));
      out.flush();
    } else {
      findings.print(out);
    }
    return findings.healthy() ? 0 : 1;
  }
}
