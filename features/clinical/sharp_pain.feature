Feature: Sharp pain stops
  Sharp, stabbing or electric pain is never pushed through. At rest, unless it has been the same for years,
  a clinician looks first. What catches on a movement and is gone when the movement ends is the commonest
  strain: that movement leaves the week, and so does more than one. Whatever a table does not mention, the
  person answers as in people.md.

  Scenario Outline: Sharp pain at rest
    Given a person with two weeks of simple low back pain
    And the person answers
      | question            | answer     |
      | Sharp at rest       | <then>     |
      | Time since it began | <duration> |
      | How it goes         | <course>   |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"

    Examples:
      | says                                   | then                 | duration      | course        | triage          | rule                                          |
      | it stabs with each breath              | Only on breathing in |               | Much the same | Emergency       | Sharp pain on breathing in                    |
      | it stabs even when I lie still         | Yes, it stays sharp  |               | Much the same | Clinician first | Sharp even in the best position, and it stays |
      | not sure whether it stays              | Not sure             |               | Much the same | Clinician first | Sharp even in the best position, and it stays |
      | it has stabbed so for years, and grows | Yes, it stays sharp  | Over 12 weeks | Getting worse | Clinician first | Sharp even in the best position, and it stays |
      | it has stabbed so for years            | Yes, it stays sharp  | Over 12 weeks | Much the same | Plan with care  | Sharp pain                                    |
      | it stabs once, then settles            | No, it settles       |               | Much the same | Plan with care  | Sharp pain                                    |

  Scenario Outline: A movement that catches leaves the week
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                 | answer              |
      | Movements that are sharp | <movement>          |
      | How long catches last    | Yes, within minutes |
      | Pain at its easiest      | 2                   |
      | Pain on moving           | 7                   |
    When the rules are run
    Then the triage is "Plan"
    And these are out of the week: "<out>"
    And no exercise has a level above 1
    And no exercise has more than 1 sets

    Examples:
      | movement                    | out                                                                                                                                                 |
      | Bending forward             | rounding the back as far as it goes; bending forward against a load; stretching the back of a straight leg                                          |
      | Leaning back                | arching the back as far as it goes                                                                                                                  |
      | Twisting                    | twisting the back as far as it goes                                                                                                                 |
      | Leaning to the side         | bending to the side as far as it goes                                                                                                               |
      | Turning the head            | moving the neck as far as it goes                                                                                                                   |
      | Lifting an arm              | arms at shoulder height or above                                                                                                                    |
      | Squatting, or knee to chest | hip bent past a right angle; knee bent deeply                                                                                                       |
      | Pressing on one spot        | pressing on muscle                                                                                                                                  |
      | Bending forward; Twisting   | rounding the back as far as it goes; arching the back as far as it goes; twisting the back as far as it goes                                        |
      | Another, or not sure        | rounding the back as far as it goes; arching the back as far as it goes; twisting the back as far as it goes; bending to the side as far as it goes |

  Scenario Outline: Pain that does not go when the movement ends is not a simple catch
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                 | answer          |
      | Movements that are sharp | Bending forward |
      | How long catches last    | <ends>          |
    When the rules are run
    Then the triage is "Plan with care" because of the rule "Sharp pain"
    And these are out of the week: "rounding the back as far as it goes"

    Examples:
      | ends                   |
      | No, it stays for hours |
      | Not sure               |

  Scenario: An ache without anything sharp stops nothing
    Given a person with two weeks of simple low back pain
    And the person answers
      | question            | answer                               |
      | How it began        | Lifting, bending, twisting, coughing |
      | Pain at its easiest | 4                                    |
      | Pain on moving      | 4                                    |
      | How it feels        | Ache, pull or tightness              |
    When the rules are run
    Then the triage is "Plan"
    And these are still allowed: "arching the back as far as it goes; bending to the side as far as it goes; arms at shoulder height or above"

  Scenario: The week itself says what to do when a pain turns sharp
    Given a person with two weeks of simple low back pain
    When the rules are run
    Then the advice names "Sharp pain means stop; When to stop at once"
