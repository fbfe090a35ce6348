package dev.slipway.projectfiles.kustomize;

import dev.slipway.projectfiles.document.DocumentBudget;
import dev.slipway.projectfiles.document.Value;
import dev.slipway.projectfiles.folder.Folder;
import java.util.List;

/// The renderer of kustomizations that lie beside the project files.
@FunctionalInterface
public interface Kustomize {

  /// The objects of a kustomization, each still knowing where it was written.
  ///
  /// @param path of the folder with the `kustomization.yaml`, from the project folder
  /// @param at where the path is named
  /// @throws dev.slipway.projectfiles.document.BrokenFileException for a file that is missing and for anything that
  ///     is not supported
  List<Value.Mapping> objects(String path, Value.Location at);

  /// Renders the part of kustomize that is a function of the files, and refuses the rest by name.
  ///
  /// @param budget what is left of what the project's file may say
  static Kustomize within(Folder folder, DocumentBudget budget) {
    return new PartialKustomize(folder, budget);
  }
}
