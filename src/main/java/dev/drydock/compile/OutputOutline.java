package dev.drydock.compile;

import dev.drydock.manifest.UnitId;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an output consists of, told by the paths and ids of its tree alone: nothing is parsed.
 *
 * @param units the units, each with the ids of its folder and of its share of delivery
 * @param shared the ids of the files that belong to no unit, by path
 * @param stacks the stacks as {@code <region>/<stack>}
 * @param regions the regions
 */
record OutputOutline(
    SortedMap<UnitId, SortedMap<String, String>> units,
    SortedMap<String, String> shared,
    SortedSet<String> stacks,
    SortedSet<String> regions) {
  private static final Pattern FOLDER_OF_FOLDERS =
      Pattern.compile(
          "[^./][^/]*(/(bootstrap|components|tenants(/[^/]+)?|delivery(/region|/stacks(/[^/]+)?)?))?");
  private static final Pattern COMPONENT = Pattern.compile("([^/]+)/components/([^/]+)/");
  private static final Pattern TENANT = Pattern.compile("([^/]+)/tenants/([^/]+)/([^/]+)/");
  private static final Pattern STACK_FILE =
      Pattern.compile("([^/]+)/delivery/stacks/([^/]+)/([^/]+)");
  private static final Pattern REGION_FILE = Pattern.compile("([^/]+)/(delivery|bootstrap)/.*");

  /** {@code [namespace.]kind-name.yaml}, where namespace or name is {@code t-<tenant>}. */
  private static final Pattern OF_TENANT =
      Pattern.compile("(?:t-([^.]+)\\..*|(?:[^.]+\\.)?[a-z0-9]+-t-([^.]+)\\.yaml)");

  /** {@code [namespace.]kind-c-<component>.<region>.yaml}. */
  private static final Pattern OF_COMPONENT =
      Pattern.compile("(?:[^.]+\\.)?[a-z0-9]+-c-([^.]+)\\.([^.]+)\\.yaml");

  OutputOutline {
    units = Collections.unmodifiableSortedMap(units);
    shared = Collections.unmodifiableSortedMap(shared);
    stacks = Collections.unmodifiableSortedSet(stacks);
    regions = Collections.unmodifiableSortedSet(regions);
  }

  /** Returns whether a folder holds folders of units, or files that belong to several. */
  static boolean isAboveUnits(String folder) {
    return FOLDER_OF_FOLDERS.matcher(folder).matches();
  }

  /** Returns the outline of nothing. */
  static OutputOutline empty() {
    return of(new TreeMap<>());
  }

  /** Returns the outline of a tree, whose folders above units are looked into. */
  static OutputOutline of(SortedMap<String, String> ids) {
    Draft draft = new Draft(new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), new TreeSet<>());
    ids.keySet().forEach(draft::addUnit);
    ids.forEach(draft::add);
    return new OutputOutline(draft.units, draft.shared, draft.stacks, draft.regions);
  }

  private static Optional<UnitId> unit(String path) {
    Matcher component = COMPONENT.matcher(path);
    if (component.matches()) {
      return Optional.of(new UnitId.OfComponent(component.group(1), component.group(2)));
    }
    Matcher tenant = TENANT.matcher(path);
    return tenant.matches()
        ? Optional.of(new UnitId.OfTenant(tenant.group(1), tenant.group(2), tenant.group(3)))
        : Optional.empty();
  }

  private record Draft(
      SortedMap<UnitId, SortedMap<String, String>> units,
      SortedMap<String, String> shared,
      SortedSet<String> stacks,
      SortedSet<String> regions) {

    void addUnit(String path) {
      Optional<UnitId> unit = unit(path);
      if (unit.isPresent()) {
        units.put(unit.get(), new TreeMap<>());
      }
    }

    void add(String path, String id) {
      Optional<UnitId> unit = unit(path);
      Optional<UnitId> owner = unit.isPresent() ? unit : deliveryOwner(path);
      if (owner.isPresent() && units.containsKey(owner.get())) {
        Objects.requireNonNull(units.get(owner.get())).put(path, id);
      } else {
        shared.put(path, id);
      }
      place(path);
    }

    private void place(String path) {
      Matcher tenant = TENANT.matcher(path);
      Matcher stack = STACK_FILE.matcher(path);
      if (tenant.matches()) {
        stacks.add(tenant.group(1) + "/" + tenant.group(2));
        regions.add(tenant.group(1));
      } else if (stack.matches()) {
        stacks.add(stack.group(1) + "/" + stack.group(2));
        regions.add(stack.group(1));
      } else if (COMPONENT.matcher(path).matches() || REGION_FILE.matcher(path).matches()) {
        regions.add(path.substring(0, path.indexOf('/')));
      }
    }

    private static Optional<UnitId> deliveryOwner(String path) {
      Matcher file = STACK_FILE.matcher(path);
      if (file.matches()) {
        Matcher name = OF_TENANT.matcher(file.group(3));
        return name.matches()
            ? Optional.of(
                new UnitId.OfTenant(
                    file.group(1),
                    file.group(2),
                    name.group(1) == null ? name.group(2) : name.group(1)))
            : Optional.empty();
      }
      Matcher region = REGION_FILE.matcher(path);
      Matcher name = OF_COMPONENT.matcher(path.substring(path.lastIndexOf('/') + 1));
      return region.matches() && name.matches() && name.group(2).equals(region.group(1))
          ? Optional.of(new UnitId.OfComponent(region.group(1), name.group(1)))
          : Optional.empty();
    }
  }
}
