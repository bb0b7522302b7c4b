Feature: What a text warns of
  A text that says "if X, call Y" is read by whoever does not have X yet. Whoever has X already is sent
  at least as far as Y, and does not read it.

  Scenario Outline: Who does not have it yet reads what to do if it comes
    Given a person with two weeks of simple low back pain
    And the person answers
      | question | answer   |
      | <asked>  | <ticked> |
    When the rules are run
    Then the person is warned: "<words>"

    Examples:
      | asked     | ticked      | words                                                  |
      | leg_reach | below_knee  | If the leg becomes weak, call 111 today.               |
      | arm_reach | shooting    | If the arm becomes weak, call 111 today.               |
      | ill_signs | weight_loss | Call if both legs get weak, numb or painful.           |
      | where     | low_back    | Call after a serious accident or a fall from a height. |

  Scenario Outline: Who has it already is sent that far and does not read it
    Given a person with two weeks of simple low back pain
    And the person answers
      | question    | answer   |
      | limb_time   | days     |
      | limb_change | fast     |
      | <asked>     | <ticked> |
      | <also>      | <has>    |
    When the rules are run
    Then the triage is "<triage>"
    And the person is not warned: "<words>"

    Examples:
      | asked     | ticked     | also        | has          | triage    | words                                                        |
      | leg_reach | below_knee | limb_signs  | leg_weak     | urgent    | If the leg becomes weak, call 111 today.                     |
      | arm_reach | shooting   | limb_signs  | arm_weak     | urgent    | If the arm becomes weak, call 111 today.                     |
      | where     | low_back   | limb_signs  | both_legs    | emergency | Call if both legs get weak, numb or painful.                 |
      | where     | low_back   | chest_signs | tearing_pain | emergency | Call if you have a tearing pain between the shoulder blades. |

  Scenario Outline: Two things together in pregnancy that each alone were less
    Given a person with two weeks of simple low back pain
    And the person answers
      | question        | answer      |
      | where           | <where>     |
      | pregnancy       | pregnant    |
      | weeks_pregnant  | 30          |
      | pregnancy_signs | <pregnancy> |
      | ill_signs       | <ill>       |
      | pee_more        | <pee>       |
      | blood_pressure  | <pressure>  |
    When the rules are run
    Then the triage is "emergency" because of the rule "<rule>"

    Examples:
      | where    | pregnancy              | ill                | pee           | pressure | rule                                     |
      | low_back | bad_headache, rib_pain |                    |               |          | pregnant-two-pressure-signs              |
      | low_back | bad_headache           |                    |               | raised   | pregnant-pressure-sign-with-high-reading |
      | low_back | spotting, tightening   |                    |               |          | pregnant-labour-signs-with-bleeding      |
      | flank    | none                   | fever              |               |          | kidney-infection-severe                  |
      | low_back | none                   | fever, burning_pee | hardly_pee_12 |          | kidney-infection-severe                  |

  Scenario: Blisters in pregnancy are seen today
    Given a person with two weeks of simple low back pain
    And the person answers
      | question       | answer   |
      | pregnancy      | pregnant |
      | weeks_pregnant | 30       |
      | ill_signs      | blisters |
      | skin_more      | strip    |
    When the rules are run
    Then the triage is "urgent" because of the rule "shingles"
